namespace RedLines;

public static class ByName
{
    public static bool IsDone(State state) => state.Name == "Completed"; // expect: PRV302
}
