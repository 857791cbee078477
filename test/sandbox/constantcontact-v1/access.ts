import { timingSafeEqual } from 'node:crypto';
import type { ApiRequest } from '../http';
import { ServiceError } from './errors';
import type { ConstantContactV1Options } from './options';

/** Another customer's name: requests below it are rejected with 403 instead of 401. */
export const OTHER_USERNAME = 'annesbakery';

const CHALLENGE = { 'www-authenticate': 'Basic realm="api.constantcontact.com"' };

/** The parts of a client's login. */
interface Login {
	apiKey: string;
	username: string;
	password: string;
}

/** Parses `Basic base64({apiKey}%{username}:{password})`; undefined for anything else. */
function readLogin(header: string | undefined): Login | undefined {
	const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(header ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const raw = Buffer.from(encoded, 'base64').toString('utf8');
	const [, apiKey, username, password] = /^([^%]*)%([^:]*):([\s\S]*)$/.exec(raw) ?? [];
	if (apiKey === undefined || username === undefined || password === undefined) return undefined;
	return { apiKey, username, password };
}

function same(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Checks logins, and locks the account after too many consecutive wrong ones (V1 API 1.2). */
export class Access {
	/** Number of 401s since the last correct login. */
	failedLogins = 0;
	frozen = false;

	constructor(private readonly options: ConstantContactV1Options) {}

	/** Unlocks the account. */
	unfreeze(): void {
		this.failedLogins = 0;
		this.frozen = false;
	}

	/**
	 * Lets a request pass if its login is correct and its path names the user who logged in.
	 * @throws ServiceError 401, or 403 for another customer's path
	 */
	check(request: ApiRequest): void {
		if (this.frozen) {
			const text = 'This account has been frozen after too many failed logins.';
			throw new ServiceError(401, text, 'jboss', CHALLENGE);
		}
		// Clients that wait for a challenge send a first request without a login; it doesn't count as wrong.
		if (request.headers.authorization === undefined) {
			throw new ServiceError(401, 'This request requires HTTP authentication', 'jboss', CHALLENGE);
		}
		if (!this.isRight(readLogin(request.headers.authorization))) {
			throw this.failure('Invalid API key, user name or password');
		}
		const { user } = request.params;
		if (user !== undefined && user !== this.options.username.toLowerCase()) {
			if (user === OTHER_USERNAME) {
				throw new ServiceError(403, 'You are not authorized to access this resource');
			}
			// Includes upper case: in the path, the name must be in lower case (V1 API 1.1)
			throw this.failure(`Unknown customer ${user}`);
		}
		this.failedLogins = 0;
	}

	private isRight(login: Login | undefined): boolean {
		if (login === undefined) return false;
		const { apiKey, username, password } = this.options;
		return (
			same(login.apiKey, apiKey) &&
			same(login.username.toLowerCase(), username.toLowerCase()) &&
			same(login.password, password)
		);
	}

	private failure(message: string): ServiceError {
		this.failedLogins++;
		if (this.failedLogins >= this.options.maxFailedLogins) this.frozen = true;
		return new ServiceError(401, message, 'jboss', CHALLENGE);
	}
}
