using Demarche.Record;

namespace Demarche.Trainer.Holders;

/// <summary>An act of which is known whose it is.</summary>
/// <param name="Source">disputes, items or press.</param>
/// <param name="From">Dispute, written report, or id of the report of the press.</param>
/// <param name="Holders">Codes of the parties; empty for nobody of the report's parties, or no act at all.</param>
internal sealed record HolderExample(string Source, string From, int Fold, CandidateHolder Seen, string[] Holders);
