using Demarche.Trainer;

// tools/train SUBJECT [ARGUMENT ...]    each subject says with no more what it learns, from what, and where it writes
if (args is [var subject, .. var arguments] && Subjects.All.FirstOrDefault(s => s.Name == subject) is { } found)
{
    return found.Run(SharedData.FromSurroundings(), arguments);
}

Console.Error.WriteLine("usage: tools/train SUBJECT [ARGUMENT ...]");
foreach (Subject known in Subjects.All)
{
    Console.Error.WriteLine($"  {known.Name, -12} {known.Purpose}");
}

return 2;
