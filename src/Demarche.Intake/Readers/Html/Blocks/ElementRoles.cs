using System.Collections.Frozen;

namespace Demarche.Intake;

internal enum ElementKind
{
    /// <summary>Parts the text before it from the text in it.</summary>
    Block,

    /// <summary>Stands in a line.</summary>
    Inline,

    /// <summary>html, body: their names say nothing of a part of the page.</summary>
    Outermost,
}

/// <summary>What the name of an element says of it.</summary>
/// <param name="Hash">Of the name.</param>
internal readonly record struct ElementRole(ElementKind Kind, PageMarks Marks, uint Hash);

/// <summary>The elements of HTML by name, from <c>Data/html-elements.tsv</c>.</summary>
internal static class ElementRoles
{
    private static readonly FrozenDictionary<string, ElementRole> Known = Read();

    public static ElementRole Of(string name) =>
        Known.TryGetValue(name, out ElementRole role) ? role : new ElementRole(ElementKind.Block, PageMarks.None, Hash(name));

    private static FrozenDictionary<string, ElementRole> Read()
    {
        Dictionary<string, ElementRole> roles = new(StringComparer.Ordinal);
        foreach (string[] row in DataFile.Rows("html-elements.tsv"))
        {
            foreach (string name in row[1].Split(' '))
            {
                ElementRole role = roles.GetValueOrDefault(name, new ElementRole(ElementKind.Block, PageMarks.None, Hash(name)));
                roles[name] = row[0] switch
                {
                    "inline" => role with { Kind = ElementKind.Inline },
                    "outermost" => role with { Kind = ElementKind.Outermost },
                    _ => Enum.TryParse(row[0], ignoreCase: true, out PageMarks mark) ? role with { Marks = role.Marks | mark } : role,
                };
            }
        }

        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static uint Hash(string name) => NameReading.Hashed(name);
}
