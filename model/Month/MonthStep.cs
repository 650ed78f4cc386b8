namespace SseSim.Model.Month;

/// <summary>The parts of a territory's month, in the order in which they come. Names in lower case are those of <c>stepSeconds</c> in results.</summary>
public enum MonthStep : byte
{
    Policy,
    Orders,
    Trade,
    Payroll,
    Surplus,
    Households,
    Credit,
    Labour,
    Demography,
    Support,
    Procurement,
    Observation,
    /// <summary>The check that the territory's accounts close, and its report.</summary>
    Accounts,
}

/// <summary>Is told how a territory's month goes on, so that whoever runs the model can see what takes how long; the model itself knows no clock. What it does
/// has no way back into the month.</summary>
public interface IStepObserver
{
    /// <summary>A step begins, and the one before it has ended.</summary>
    void Enter(MonthStep step);
}
