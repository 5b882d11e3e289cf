using System.Net;
using System.Net.Sockets;

namespace Wirewatch.Testing;

/// <summary>Ports for programs that are started again and again: below those that the system gives to whoever asks for any, so that none is
/// taken by a passing connection while its program is down. No port is given twice in a test run.</summary>
internal static class FreePorts
{
    private const int First = 11000;
    private const int Count = 20000;

    // Test runs beside each other begin at different places.
    private static int next = Environment.ProcessId * 61 % Count;

    public static int[] Take(int count)
    {
        var taken = new List<int>();
        while (taken.Count < count)
        {
            var port = First + (Interlocked.Increment(ref next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                taken.Add(port);
            }
            catch (SocketException)
            {
                // Somebody else's; the next one then.
            }
        }

        return [.. taken];
    }
}
