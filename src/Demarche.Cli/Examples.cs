namespace Demarche.Cli;

/// <summary>What one types: shown below the help of each command.</summary>
internal static class Examples
{
    public static string Of(string command) =>
        command switch
        {
            "read" => """
                  demarche read reports/                      a folder of saved pages, feeds and texts
                  demarche read page.html notes.txt           some files
                  demarche read --dispute straits --actors parties.jsonl reports/
                  demarche read crawl.warc.gz pages.zip       pages out of crawl files and archives
                  demarche read --try exports/                what would be taken; nothing is stored
                  cat reports.jsonl | demarche read -

                """,
            "show" => """
                  demarche show timeline                      what happened when
                  demarche show positions --as-of 2031-03-06  who asked for what, and the answers known on that day
                  demarche show quotes --format json
                  demarche show changes --since 1841          what is new since change 1841
                  demarche show corrections                   what people corrected, who and when

                """,
            "search" => """
                  demarche search sluices                     sentences with the word
                  demarche search '"open door"'               words that follow one another

                """,
            "annotate" => """
                  demarche annotate page.html
                  cat reports.jsonl | demarche annotate --layers entities,statements > annotated.jsonl

                """,
            "resolve" => """
                  demarche resolve "a spokesman for the Arvenian president" "Arvenian and Tasmerian envoys" --actors parties.jsonl
                  demarche resolve --on 2015-06-01 "Angela Merkel"

                """,
            "group" => """
                  cat reports.jsonl | demarche group > stories.jsonl

                """,
            "extract" => """
                  demarche extract page.html other.html > articles.jsonl

                """,
            "correct" => """
                  demarche correct set p_3 proposition="reopen the lower sluices" --reason "misread"
                  demarche correct merge ev_1 ev_4
                  demarche correct reject u_7
                  demarche correct --list
                  demarche correct --undo c_2 --by "Mara Lind"

                """,
            "export" => """
                  demarche export markdown -o brief.md
                  demarche export csv --table events
                  demarche export csv -o tables/
                  demarche export jsonl -o annotations.jsonl
                  demarche export bundle -o record.zip        everything; demarche import makes a store of it again
                  demarche export bundle --parquet -o record/

                """,
            "import" => """
                  demarche import record.zip --store restored.db
                  demarche import record/

                """,
            "rebuild" => "  demarche rebuild                              the record again from the stored reports\n",
            "forget" => "  demarche forget r_0123456789abcdef            the report, its text and its index entries, erased\n",
            "desk" => """
                  demarche desk                               the record as pages in your browser, on this machine only
                  demarche desk --open --port 4300

                """,
            "config" => "  demarche config                               the settings in force\n",
            _ => """
                  demarche read reports/
                  demarche show timeline
                  demarche show positions --format json
                  demarche annotate page.html

                """,
        };
}
