using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Demarche.Store;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Desk;

/// <summary>One request as pages see it: which dispute, what is asked for, and the figures that are kept.</summary>
internal sealed class DeskRequest
{
    private const int LongestWord = 500;

    private string? _stamp;

    public DeskRequest(HttpContext context, DeskState state)
    {
        Context = context;
        State = state;
        Disputes = state.Views.Disputes();
        string? named = context.Request.RouteValues["dispute"] as string;
        if (named is not null && !Disputes.Contains(named, StringComparer.Ordinal) && !(Disputes.IsEmpty && named == "default"))
        {
            throw new DeskProblem(
                StatusCodes.Status404NotFound,
                $"There is no dispute \"{named}\". The store holds: {(Disputes.IsEmpty ? "none yet" : string.Join(", ", Disputes))}."
            );
        }

        Dispute = named ?? (Disputes.IsEmpty ? "default" : Disputes[0]);
    }

    public HttpContext Context { get; }

    public DeskState State { get; }

    public string Dispute { get; }

    public ImmutableArray<string> Disputes { get; }

    public IRecordViews Views => State.Views;

    public IRecordLookup Lookup => State.Lookup;

    public string Stamp => _stamp ??= $"{Dispute}\n{State.Lookup.Stamp(Disputes.IsEmpty ? null : Dispute)}";

    /// <summary>A part of the path: what the route calls by this name.</summary>
    public string Part(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>A value of the query; null when it is absent or blank.</summary>
    public string? Word(string name)
    {
        string value = Context.Request.Query[name].ToString().Trim();
        return value.Length == 0 ? null
            : value.Length <= LongestWord ? value
            : throw new DeskProblem(StatusCodes.Status400BadRequest, $"\"{name}\" is longer than {LongestWord} characters.");
    }

    /// <exception cref="DeskProblem">It is no day.</exception>
    public LocalDate? Day(string name) =>
        Word(name) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new DeskProblem(StatusCodes.Status400BadRequest, $"\"{name}\" is \"{text}\"; write it as {MeantDay(text)}.")
        {
            Field = name,
        };

    public int Number(string name, int otherwise, int least, int most) =>
        Word(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
        : throw new DeskProblem(StatusCodes.Status400BadRequest, $"\"{name}\" is \"{text}\"; it can be {least} to {most}.")
        {
            Field = name,
        };

    public ViewQuery Query(int limit, LineFilter? filter = null, bool newestFirst = false, LocalDate? asOf = null) =>
        new(Named, asOf, Day("from"), Day("to"), limit, Word("cursor"))
        {
            Filter = filter,
            NewestFirst = newestFirst,
            Head = Head(asOf),
        };

    /// <summary>The dispute's name; null before anything was read.</summary>
    public string? Named => Disputes.IsEmpty ? null : Dispute;

    /// <summary>What every page says of the whole; never of what the query of this request asks for.</summary>
    public PageHead Head(LocalDate? asOf = null) =>
        State.Figure(
            "head " + (asOf is { } day ? LocalDatePattern.Iso.Format(day) : ""),
            Stamp,
            () => Views.Timeline(new ViewQuery(Named, asOf, Limit: 1)).Head
        );

    public T Figure<T>(string name, Func<T> compute)
        where T : notnull => State.Figure(name, Stamp, compute);

    /// <summary>A path below the dispute, its parts encoded.</summary>
    public string Path(params ReadOnlySpan<string> parts)
    {
        StringBuilder path = new StringBuilder("/d/").Append(Uri.EscapeDataString(Dispute));
        foreach (string part in parts)
        {
            path.Append('/').Append(Uri.EscapeDataString(part));
        }

        return path.ToString();
    }

    /// <summary>This page with some values of its query replaced; null takes one away. The cursor always goes.</summary>
    public string Again(params ReadOnlySpan<(string Name, string? Value)> changed)
    {
        SortedDictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in Context.Request.Query)
        {
            if (name != "cursor" && value.ToString().Trim() is { Length: > 0 } word)
            {
                values[name] = word;
            }
        }

        foreach ((string name, string? value) in changed)
        {
            if (value is { Length: > 0 })
            {
                values[name] = value;
            }
            else
            {
                values.Remove(name);
            }
        }

        return With(Context.Request.Path.ToUriComponent(), values);
    }

    public static string With(string path, IEnumerable<KeyValuePair<string, string>> values)
    {
        string query = string.Join('&', values.Select(static v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    // The day that was most likely meant, in the orders of the press.
    private static string MeantDay(string text)
    {
        foreach (string order in (ReadOnlySpan<string>)["d M uuuu", "M d uuuu", "uuuu M d", "d MMMM uuuu", "d MMM uuuu"])
        {
            if (
                LocalDatePattern.Create(order, CultureInfo.InvariantCulture).Parse(string.Join(' ', text.Split('/', '.', '-', ' '))) is
                { Success: true } read
            )
            {
                return LocalDatePattern.Iso.Format(read.Value);
            }
        }

        return "2031-03-26";
    }
}

/// <summary>Something asked for that cannot be given; the message says what would be right.</summary>
internal sealed class DeskProblem(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>The field of the query or form that is wrong; null when it is none.</summary>
    public string? Field { get; init; }
}
