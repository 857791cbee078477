import type { HttpResponse } from './messages';
import type { RetryPolicy } from './retry';

/** What a product tells the client once per execution. */
export interface HttpSettings {
	credentialType: string;
	/** Identifies the credential among all that this process uses, for the shared rate limiter. */
	credentialKey: string;
	/** As `parseBaseUrl` gives it. */
	baseUrl: string;
	/** Values that must never appear in a message or in output data. */
	secrets: string[];
	/** Values of the credential that data may show, e.g. a user name. */
	known?: string[];
	/** Requests at the same time; found by itself if left out. */
	concurrency?: number;
	/** Requests per second of this credential; zero means unlimited. */
	requestsPerSecond: number;
	/** Milliseconds that one request may take, its body included. */
	timeout: number;
	retry: RetryPolicy;
	/** Whether n8n renews the access token of the credential when the server answers with 401. */
	oauth2?: boolean;
}

/** Told about each request of a client as it goes out and comes back, repetitions included. */
export interface HttpObserver {
	/** Called before a request goes out. What it throws ends the request, which isn't sent then. */
	beforeRequest?(): void;
	/** Called with each response, whatever its status. */
	afterResponse?(response: HttpResponse): void;
}
