using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace SseSim.Silo;

/// <summary>A transport that neither listens nor connects. A silo alone in its cluster never uses its transport, because calls within it do
/// not leave memory; without sockets there is no port to clash over and none to attack.</summary>
internal sealed class NoTransport : IConnectionListenerFactory, IConnectionFactory
{
    /// <summary>Puts this in the place of every transport that Orleans has registered.</summary>
    public static void Replace(IServiceCollection services)
    {
        var transports = services.Where(d => d.IsKeyedService
            && (d.ServiceType == typeof(IConnectionListenerFactory) || d.ServiceType == typeof(IConnectionFactory))).ToArray();
        if (transports.Length == 0)
        {
            throw new InvalidOperationException("Bug in SseSim: Orleans registers its transports otherwise than expected");
        }

        var none = new NoTransport();
        foreach (var transport in transports)
        {
            services.Remove(transport);
            services.AddKeyedSingleton(transport.ServiceType, transport.ServiceKey, none);
        }
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new(new SilentListener(endpoint));

    public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException($"Bug in SseSim: an embedded silo tried to connect to {endpoint}");

    /// <summary>Waits for connections that never come.</summary>
    private sealed class SilentListener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            await _unbound.Task.WaitAsync(cancellationToken);
            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
