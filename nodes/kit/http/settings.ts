import type { HttpResponse } from './messages';
import type { RetryPolicy } from './retry';

/** What a product tells the client once per execution. */
export interface HttpSettings {
	credentialType: string;
	/** Identifies the credential among all that this process uses, for the shared rate limiter. */
	credentialKey: string;
	/** As returned by `parseBaseUrl`. */
	baseUrl: string;
	/** Values that must never appear in a message or in output data. */
	secrets: string[];
	/** Values of the credential that may appear in data, e.g. a user name. */
	known?: string[];
	/** Concurrent requests; determined automatically if omitted. */
	concurrency?: number;
	/** Requests per second of this credential; zero means unlimited. */
	requestsPerSecond: number;
	/** Milliseconds allowed for one request, including its body. */
	timeout: number;
	retry: RetryPolicy;
	/** Whether n8n renews the access token of the credential if the server responds with 401. */
	oauth2?: boolean;
}

/** Notified of each request as it is sent and each response as it arrives, including retries. */
export interface HttpObserver {
	/** Called before a request is sent. If it throws, the request isn't sent. */
	beforeRequest?(): void;
	/** Called with each response, whatever its status. */
	afterResponse?(response: HttpResponse): void;
}
