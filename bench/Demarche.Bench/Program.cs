using System.Globalization;
using Demarche.Bench;

// demarche-bench generate N FILE [brief]    N invented reports as JSON Lines (FILE.actors.jsonl beside it); brief: two sentences each
// demarche-bench run PROGRAM [N ...]        cold start, annotate and read over N invented reports (default 1000 5000)
// demarche-bench language FILE              words/s of the language layer over JSON Lines, one thread
// demarche-bench group FILE N [WINDOW]      copies, origins and stories over N reports of a file and variants of them, one thread
// demarche-bench changes FILE               what later reports changed of earlier ones, for pairs in JSON Lines; pairs/s, one thread
// demarche-bench times FILE                 characters/s of times and quantities over JSON Lines, words given, one thread
// demarche-bench statements FILE            reports/min of statements over JSON Lines, words and actors given, one thread
// demarche-bench kernels                    neural inference on one thread
// demarche-bench crawl write MIB FILE       an invented crawl file (WARC; .gz packs each record)
// demarche-bench crawl FILE                 records/s and MB/s of intake over it, one thread, nothing analysed
// demarche-bench desk-store SMALL LARGE N   a store in which every report of a small one stands N times
// demarche-bench desk STORE [ROUNDS]        how long pages and searches of the desk take
// demarche-bench pages FOLDER [PASSES]      pages/s and MB/s over saved pages (.html, .html.gz), beside the parser alone and SmartReader, one thread
// demarche-bench pages-scaling FOLDER       each page of the folder with its body 16 and 256 times: time and memory must grow as the page does
// demarche-bench hostile FOLDER N [FROM]    N hostile inputs made from the files of FOLDER, through every reader
switch (args)
{
    case ["generate", var count, var path, .. var how] when how is [] or ["brief"]:
        InventedCorpus.Write(path, int.Parse(count, CultureInfo.InvariantCulture), brief: how.Length > 0);
        InventedCorpus.WriteActors(path + ".actors.jsonl");
        return 0;

    case ["run", var program, .. var sizes]:
        Benchmark.Run(program, sizes.Length == 0 ? [1000, 5000] : [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))]);
        return 0;

    case ["language", var corpus]:
        LanguageBenchmark.Run(corpus);
        return 0;

    case ["group", var corpus, var count, .. var rest]:
        GroupingBenchmark.Run(
            corpus,
            int.Parse(count, CultureInfo.InvariantCulture),
            rest is [var window] ? int.Parse(window, CultureInfo.InvariantCulture) : 50_000
        );
        return 0;

    case ["changes", var pairs]:
        ChangesBenchmark.Run(pairs);
        return 0;

    case ["times", var corpus]:
        TimesBenchmark.Run(corpus);
        return 0;

    case ["statements", var corpus]:
        StatementBenchmark.Run(corpus);
        return 0;

    case ["crawl", "write", var mebibytes, var path]:
        CrawlBenchmark.Write(path, int.Parse(mebibytes, CultureInfo.InvariantCulture));
        return 0;

    case ["crawl", var path]:
        CrawlBenchmark.Run(path);
        return 0;

    case ["pages", var folder, .. var passes]:
        PageBenchmark.Run(folder, passes is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 20);
        return 0;

    case ["pages-scaling", var folder]:
        return PageScaling.Run(folder);

    case ["hostile", var folder, var count, .. var from]:
        return HostileBenchmark.Run(
            folder,
            long.Parse(count, CultureInfo.InvariantCulture),
            from.Length == 0 ? 0 : long.Parse(from[0], CultureInfo.InvariantCulture)
        );

    case ["desk-store", var small, var large, var times]:
        DeskBenchmark.Multiply(small, large, int.Parse(times, CultureInfo.InvariantCulture));
        return 0;

    case ["desk", var store, .. var rounds]:
        await DeskBenchmark.Run(store, rounds.Length == 0 ? 20 : int.Parse(rounds[0], CultureInfo.InvariantCulture));
        return 0;

    case ["kernels"]:
        KernelBenchmark.Run();
        return 0;

    default:
        Console.Error.WriteLine(
            "usage: demarche-bench generate N FILE [brief] | run PROGRAM [N ...] | language FILE | group FILE N [WINDOW] | times FILE | statements FILE | desk-store SMALL LARGE N | desk STORE [ROUNDS] | "
                + "kernels | crawl … | pages … | pages-scaling … | hostile …"
        );
        return 2;
}
