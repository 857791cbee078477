/** The status with which a proxy asks for a user name and password, or rejects them. */
export const PROXY_REFUSES = 407;

/** What to do about it, in full sentences. */
export const PROXY_NEXT_STEP =
	"Set the user name and password in n8n's variables HTTP_PROXY and HTTPS_PROXY, as in http://user:password@proxy.example.com:3128 with %40 for an @, and start n8n again.";
