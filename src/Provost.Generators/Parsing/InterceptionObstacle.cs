namespace Provost.Generators.Parsing;

/// <summary>Why a use of a flow or task method runs the method itself and not its proxy.</summary>
internal enum InterceptionObstacle
{
    /// <summary>Nothing is in the way: the call is redirected to the proxy.</summary>
    None,

    /// <summary>The method is converted to a delegate, whose calls are out of sight.</summary>
    MethodGroup,

    /// <summary>The call is bound at run time because a receiver or an argument is <c>dynamic</c>.</summary>
    Dynamic,

    /// <summary>The call is data in an expression tree; redirecting it would change the tree.</summary>
    ExpressionTree,

    /// <summary>A <c>base.</c> call means the base class's code, not another run.</summary>
    BaseCall,

    /// <summary>A query clause or an initialiser calls the method: there is no call in the code to redirect.</summary>
    ImplicitCall,

    /// <summary>The method is protected and of another assembly: no interceptor can reach its proxy, though the caller can.</summary>
    InaccessibleProxy,

    /// <summary>The signature or the receiver has a type that code outside the containing type cannot name.</summary>
    InaccessibleType,

    /// <summary>The method has no proxy, since it is not a valid flow or task; another diagnostic says so.</summary>
    NoProxy,
}
