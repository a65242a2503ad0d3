using System.Text;

namespace Demarche.Exports;

/// <summary>Names of a bundle: columns in snake_case are members in camelCase.</summary>
internal static class BundleNames
{
    public const string Descriptor = "datapackage.json";

    /// <summary>Folder of the tables that only a store needs.</summary>
    public const string OfTheStore = "store/";

    public static string Member(string column)
    {
        StringBuilder member = new(column.Length);
        bool up = false;
        foreach (char c in column)
        {
            if (c == '_')
            {
                up = true;
                continue;
            }

            member.Append(up ? char.ToUpperInvariant(c) : c);
            up = false;
        }

        return member.ToString();
    }
}
