# Varnish between a proxy that ends TLS and `manage.py serve`. Copy to /etc/varnish/default.vcl.
#
# A page is kept for one second, which is as long as a page may be old. One that names its keys (Surrogate-Key)
# is kept for a day, and thrown out by PURGE with the keys that changed; no page of the program names keys yet. Nothing is kept for people who are logged in.
vcl 4.1;

import std;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
}

acl program {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ program) {
            return (synth(405, "Not allowed"));
        }
        # Keys stand in a pattern below, so they may hold nothing that means something there.
        if (req.http.Surrogate-Key !~ "^[A-Za-z0-9_:/ -]+$") {
            return (synth(400, "No key, or a wrong one"));
        }
        set req.http.Keys = regsuball(regsub(req.http.Surrogate-Key, "^ +| +$", ""), " +", "|");
        if (!std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + req.http.Keys + ")(\s|$)")) {
            return (synth(500, std.ban_error()));
        }
        return (synth(200, "Purged"));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Editors, forms, previews, and the front door, which asks for the language that was chosen last.
    if (req.http.Cookie ~ "(^|; *)sessionid=" || req.url ~ "^/(admin|count|[a-z-]+/preview)/" || req.url ~ "^/($|\?)") {
        return (pass);
    }
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    # A page that is being asked for again is waited for, and never replaced by an old one.
    set beresp.grace = 0s;
    set beresp.keep = 1h;
    if (bereq.uncacheable || beresp.http.Set-Cookie || beresp.http.Cache-Control ~ "(?i)private|no-store") {
        set beresp.uncacheable = true;
        set beresp.ttl = 10s;
        return (deliver);
    }
    if (bereq.url ~ "^/(static|files|pictures)/") {
        return (deliver);  # the program says how long
    }
    if (beresp.status != 200 && beresp.status != 301 && beresp.status != 404) {
        set beresp.ttl = 0s;
    } elsif (beresp.http.Surrogate-Key) {
        set beresp.ttl = 1d;
    } else {
        set beresp.ttl = 1s;
    }
    return (deliver);
}

sub vcl_deliver {
    # Readers' programs need not know the keys.
    unset resp.http.Surrogate-Key;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
}
