using System.Collections.Immutable;
using Demarche.Store;

namespace Demarche.Desk;

/// <summary>What a desk serves, and how.</summary>
public sealed record DeskSettings
{
    public required IRecordViews Views { get; init; }

    public required IRecordLookup Lookup { get; init; }

    public required IRecordKeeper Keeper { get; init; }

    /// <summary>The whole store, for the exports that need it.</summary>
    public required IWholeStore Whole { get; init; }

    /// <summary>Writes the annotation objects of a dispute; they need an analyser, which the desk does not know.</summary>
    public Action<Stream, IRecordViews, ViewQuery, CancellationToken>? Annotations { get; init; }

    /// <summary>A port on the loopback address; 0 for any that is free.</summary>
    public int Port { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a page waits for work that was asked for before it shows how far that is.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The version that pages and exports name.</summary>
    public string Version { get; init; } = "";

    /// <summary>Largest upload that is taken, in bytes.</summary>
    public long MostUploaded { get; init; } = 512L << 20;

    /// <summary>Folder in which uploads lie while they are read.</summary>
    public string UploadFolder { get; init; } = Path.GetTempPath();
}
