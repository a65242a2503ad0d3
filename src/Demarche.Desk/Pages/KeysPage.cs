using Demarche.Exports;

namespace Demarche.Desk;

/// <summary>The keys of the desk; shown over any page by <c>?</c>, and a page of its own without script.</summary>
internal static class KeysPage
{
    private static readonly (string Key, string What)[] s_keys =
    [
        ("?", "this list"),
        ("/", "to the search"),
        ("j or k", "next or earlier line"),
        ("Enter", "open the line"),
        ("e", "its sentence in the stored copy"),
        ("w", "its sentence on the outlet’s page"),
        ("y", "copy the line with its source"),
        ("x", "correct the line"),
        ("a", "in a report: add a line that rests on the selected words"),
        ("n or b", "further lines, or back"),
        ("l", "light, dark or as the system says"),
        ("Esc", "close, or leave a field"),
    ];

    public static DeskPage Of(DeskRequest request)
    {
        _ = request;
        IEnumerable<Markup> keys = s_keys.Select(static k => Row(k.Key, k.What));
        IEnumerable<Markup> sections = PageFrame.SectionKeys.Select(static s => Row($"g {s.Key}", s.Name));
        return new DeskPage(
            "Keys",
            "keys",
            Markup.Of(
                $"<h1>Keys</h1><table class=\"keys\" id=\"keys\"><tbody>{keys}{sections}</tbody></table><p>Everything also works with Tab and Enter, and without script.</p>"
            )
        );
    }

    private static Markup Row(string key, string what)
    {
        Markup keys = Markup.Join(key.Split(" or ").Select(static k => Markup.Of($"<kbd>{k}</kbd>")), " or ");
        return Markup.Of($"<tr><th scope=\"row\">{keys}</th><td>{what}</td></tr>");
    }
}
