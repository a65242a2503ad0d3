"""The container of the models that ship."""
import importlib.util
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def module(name, path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(HERE, path))
    out = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(out)
    return out


modelfile = module("modelfile", "../neural/modelfile.py")
