using System.Collections.Concurrent;
using System.Text;

namespace Demarche.Exports;

/// <summary>Names of enum members as every JSON, table and view writes them: <c>PartlyAccepted</c> is <c>partly-accepted</c>.</summary>
public static class KebabNames
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Kebab(this Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Known.GetOrAdd(value, static v => Of(v.ToString()));
    }

    private static string Of(string name)
    {
        StringBuilder kebab = new(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
