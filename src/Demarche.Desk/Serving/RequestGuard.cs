using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>
/// Admits a request or answers it. The host must be the loopback address by name or number: a page elsewhere whose name was pointed at this machine
/// (DNS rebinding) names its own. A change must come from our own pages or from a program that is no browser. Every answer forbids what the
/// desk never does: scripts and styles from elsewhere or in the page, frames, plug-ins, sending the address to others.
/// </summary>
internal sealed class RequestGuard(Uri address)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task<bool> Admits(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Other sites are told nothing; our own forms need to say where they come from, which "no-referrer" would keep even from us.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers.CacheControl = "no-store";
        if (!IsOurs(context.Request.Host))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, "This address is not the desk's. Open " + address);
            return false;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !ComesFromUs(context.Request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "A change must come from a page of this desk.");
            return false;
        }

        return true;
    }

    private bool IsOurs(HostString host) => host.Port == address.Port && (host.Host is "127.0.0.1" or "localhost");

    private bool ComesFromUs(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin"
            && (
                origin.Length == 0
                || (
                    Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
                    && from.Scheme == "http"
                    && IsOurs(new HostString(from.Host, from.Port))
                )
            );
    }

    private static Task Refuse(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why + "\n");
    }
}
