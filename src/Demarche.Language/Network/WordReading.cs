namespace Demarche.Language;

/// <summary>What the network says of one word, as numbers of labels.</summary>
/// <param name="Head">1-based in its sentence; 0 for the root.</param>
/// <param name="Name">Of the BIOES scheme.</param>
internal readonly record struct WordReading(byte Upos, byte Xpos, short Feats, int Head, byte Relation, byte Name);
