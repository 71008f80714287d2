/// The address from which the current request came, for logs; behind a proxy it is the proxy's.
public enum RequestPeer {
    @TaskLocal public static var address = "unknown"
}
