using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Wirewatch.Digests;

namespace Wirewatch.Tests.Digests;

/// <summary>What the words of an SMTP server mean. The server is a script, because no real one says these words on demand.</summary>
public sealed class SmtpMailServerTests
{
    private static readonly byte[] Mail = Encoding.ASCII.GetBytes("From: a@example.com\r\nTo: b@example.com\r\nSubject: s\r\n\r\nbody\r\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RCPT", "550 No such user", true)]
    [InlineData("RCPT", "450 Mailbox busy", false)]
    [InlineData("DATA", "554 No", true)]
    [InlineData("DATA", "451 Try later", false)]
    [InlineData(".", "554 This is spam", true)]
    [InlineData(".", "452 Out of storage", false)]
    [InlineData("MAIL", "550 You may not send", false)]
    [InlineData("EHLO", "421 Going down", false)]
    public async Task An_answer_is_final_only_where_it_is_about_this_recipient_or_message(string command, string answer, bool isFinal)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var conversation = AnswerAsync(listener, command, answer);
        var server = new SmtpMailServer(Options.Create(new MailOptions
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture),
            From = "a@example.com",
            Security = "none",
        }));
        var fault = await Assert.ThrowsAsync<MailNotAcceptedException>(async () =>
        {
            await using var session = await server.ConnectAsync(Token);
            await session.SendAsync(Mail, "b@example.com", Token);
        });
        Assert.Equal(isFinal, fault.IsPermanent);
        Assert.Contains(answer[4..], fault.Message, StringComparison.Ordinal);
        await conversation;
    }

    private static async Task AnswerAsync(TcpListener listener, string command, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 ready");
        try
        {
            var isInMessage = false;
            while (await reader.ReadLineAsync(Token) is { } line)
            {
                var said = line.Split(' ')[0];
                if (isInMessage && said != ".")
                {
                    continue;
                }

                var isRefused = said == command || (command == "EHLO" && said == "HELO");
                isInMessage = said == "DATA" && !isRefused;
                await writer.WriteLineAsync(isRefused ? answer : isInMessage ? "354 go on" : "250 fine");
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }
}
