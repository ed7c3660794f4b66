namespace RedLines;

public static class ByEnum
{
    public static bool IsDone(State state) => state.Type == StateType.Completed; // expect: PRV303
}
