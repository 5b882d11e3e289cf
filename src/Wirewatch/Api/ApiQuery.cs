using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Wirewatch.Api;

/// <summary>The query string of one request, read strictly: a parameter that the operation does not know, or one given twice, is a
/// fault that names it.</summary>
internal sealed class ApiQuery
{
    /// <summary>The most items on one page.</summary>
    public const int MaximumPageSize = 100;

    /// <summary>The items on one page where the caller does not say.</summary>
    public const int DefaultPageSize = 25;

    private const string PageSizeName = "pageSize";
    private const string ContinuationName = "continuation";

    // Azure Functions takes its key from this parameter and passes it on.
    private const string FunctionKeyName = "code";

    private readonly IQueryCollection values;
    private readonly string operation;
    private readonly string[] names;

    private ApiQuery(HttpRequest request, string[] names)
    {
        values = request.Query;
        operation = request.Path.Value ?? "/";
        this.names = names;
    }

    /// <summary>The query of an operation that knows exactly these parameters.</summary>
    /// <exception cref="ApiException">400: an unknown or repeated parameter.</exception>
    public static ApiQuery Of(HttpRequest request, params string[] names) => new ApiQuery(request, names).Checked(names);

    /// <summary>The query of an operation that answers in pages: these parameters, <c>pageSize</c> and <c>continuation</c>.</summary>
    /// <exception cref="ApiException">400: an unknown or repeated parameter.</exception>
    public static ApiQuery OfPages(HttpRequest request, params string[] names) =>
        new ApiQuery(request, names).Checked([.. names, PageSizeName, ContinuationName]);

    /// <summary>The value of a parameter without white space around it, or null where it is absent or blank.</summary>
    public string? this[string name] => values[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The value of a parameter that the operation cannot do without.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="example">An example of the whole parameter for the message, such as <c>day=2025-01-17</c>.</param>
    /// <exception cref="ApiException">400: it is absent or blank.</exception>
    public string Required(string name, string example) =>
        this[name] ?? throw ApiException.BadRequest($"The query parameter '{name}' is missing. Add it, for example '?{example}'.");

    /// <summary>How many items the caller wants on a page: 1 to 100.</summary>
    /// <exception cref="ApiException">400: not a number in that range.</exception>
    public int PageSize
    {
        get
        {
            if (this[PageSizeName] is not { } text)
            {
                return DefaultPageSize;
            }

            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaximumPageSize
                ? size
                : throw ApiException.BadRequest(
                    $"The query parameter '{PageSizeName}' is '{Shortened(text)}', but a page has 1 to {MaximumPageSize} items. Give a number in that range, or leave it out for {DefaultPageSize}.");
        }
    }

    /// <summary>Where the storage goes on, out of the caller's continuation token; null for the first page.</summary>
    /// <exception cref="ApiException">400: the token is damaged or belongs to another query.</exception>
    public string? Continuation => this[ContinuationName] is { } token ? ContinuationToken.Read(token, Fingerprint) : null;

    /// <summary>The token to hand out for where the storage goes on; null where there is no further page.</summary>
    public string? TokenFor(string? continuation) => continuation is null ? null : ContinuationToken.Write(continuation, Fingerprint);

    /// <summary>A value shortened for a message.</summary>
    public static string Shortened(string value) => value.Length <= 60 ? value : value[..60] + "...";

    private string Fingerprint => string.Join('\n', names.Select(name => $"{name}={this[name]}").Prepend(operation));

    private ApiQuery Checked(string[] known)
    {
        foreach (var (name, given) in values)
        {
            if (name != FunctionKeyName && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw ApiException.BadRequest(known.Length == 0
                    ? $"The query parameter '{Shortened(name)}' is unknown here. Leave it out: this operation takes none."
                    : $"The query parameter '{Shortened(name)}' is unknown here. This operation takes: {string.Join(", ", known)}.");
            }

            if (given.Count > 1)
            {
                throw ApiException.BadRequest($"The query parameter '{Shortened(name)}' is given {given.Count} times. Give it once.");
            }
        }

        return this;
    }
}
