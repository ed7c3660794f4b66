namespace RedLines;

public static class ByType
{
    public static bool IsDone(State state) => state is Completed; // expect: PRV301
}
