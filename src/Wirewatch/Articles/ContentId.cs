using System.Security.Cryptography;
using System.Text;

namespace Wirewatch.Articles;

/// <summary>Names what has no name of its own after its content.</summary>
internal static class ContentId
{
    /// <summary>The same content gives the same name: 32 hexadecimal digits.</summary>
    public static string Of(string content) => $"content {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16))}";
}
