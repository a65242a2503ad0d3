using System.Collections.Concurrent;
using System.Security.Cryptography;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>What outlives a request: the store, the readings under way, and figures that hold until the store changes.</summary>
internal sealed class DeskState(DeskSettings settings) : IDisposable
{
    private const int MostFigures = 400;

    private readonly ConcurrentDictionary<string, object> _figures = new(StringComparer.Ordinal);

    public DeskSettings Settings => settings;

    public IRecordViews Views => settings.Views;

    public IRecordLookup Lookup => settings.Lookup;

    public IRecordKeeper Keeper => settings.Keeper;

    public Uri Address { get; set; } = new("http://127.0.0.1/");

    /// <summary>Stands in every form, and no other site can read it: a form without it is not ours.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public ReadingJobs Readings { get; } = new(settings);

    /// <summary>Exports and corrections under way.</summary>
    public WorkUnderWay Work { get; } = new();

    /// <summary>A figure of a dispute, computed once for as long as the store stays as it is.</summary>
    public T Figure<T>(string name, string stamp, Func<T> compute)
        where T : notnull
    {
        string key = $"{name}\n{stamp}";
        if (_figures.TryGetValue(key, out object? known))
        {
            return (T)known;
        }

        if (_figures.Count >= MostFigures)
        {
            _figures.Clear();
        }

        T figure = compute();
        _figures[key] = figure;
        return figure;
    }

    public void Dispose()
    {
        Work.Dispose();
        Readings.Dispose();
    }
}
