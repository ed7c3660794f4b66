namespace RedLines;

public static partial class Wordcount
{
    [Flow]
    public static int CountWords(string text) => Count(Split(Clean(text))); // expect: PRV402

    [Task]
    public static string Clean(string text) => text.Trim();

    [Task]
    public static string[] Split(string text) => text.Split(' ');

    [Task]
    public static int Count(string[] words) => words.Length;
}
