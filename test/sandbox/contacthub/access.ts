import { createHash } from 'node:crypto';

/** The API's roles (ContactHub API 1.2). */
export type Role =
	| 'ADMIN'
	| 'USER'
	| 'GUEST'
	| 'TRUSTED_APPLICATION'
	| 'UNTRUSTED_APPLICATION'
	| 'PLATFORM_UPDATES';

/** The tokens of a sandbox. */
export type TokenName =
	| 'admin'
	| 'user'
	| 'guest'
	| 'trusted'
	| 'untrusted'
	| 'updates'
	| 'disabled';

/** The owner of a token: a user or a source, with its role. */
export interface Caller {
	/** Id of the user or source; written to `sourceInfo`. */
	id: string;
	name: string;
	role: Role;
	/** True for tokens of sources, to which the IP allowlist applies. */
	source: boolean;
}

/** Roles by group of operations (ContactHub API 1.2). */
export const ROLES = {
	listCustomers: ['ADMIN', 'USER', 'GUEST', 'TRUSTED_APPLICATION', 'UNTRUSTED_APPLICATION'],
	read: ['ADMIN', 'USER', 'GUEST', 'TRUSTED_APPLICATION'],
	write: ['ADMIN', 'USER', 'TRUSTED_APPLICATION', 'UNTRUSTED_APPLICATION'],
	full: ['ADMIN', 'USER', 'TRUSTED_APPLICATION'],
	updates: ['ADMIN', 'USER', 'PLATFORM_UPDATES'],
	configuration: ['ADMIN', 'USER', 'GUEST'],
	matchingPolicy: ['ADMIN', 'USER'],
	anyone: [
		'ADMIN',
		'USER',
		'GUEST',
		'TRUSTED_APPLICATION',
		'UNTRUSTED_APPLICATION',
		'PLATFORM_UPDATES',
	],
} satisfies Record<string, Role[]>;

/** Role of each token; a disabled source is rejected with 401 whatever its role. */
export const TOKEN_ROLES: Record<TokenName, Role> = {
	admin: 'ADMIN',
	user: 'USER',
	guest: 'GUEST',
	trusted: 'TRUSTED_APPLICATION',
	untrusted: 'UNTRUSTED_APPLICATION',
	updates: 'PLATFORM_UPDATES',
	disabled: 'TRUSTED_APPLICATION',
};

/** Tokens look like real ones: 64 hexadecimal digits (ContactHub API 1.1). */
export function createTokens(): Record<TokenName, string> {
	const token = (name: string): string =>
		createHash('sha256').update(`sandbox ${name} token`).digest('hex');
	return {
		admin: token('admin'),
		user: token('user'),
		guest: token('guest'),
		trusted: token('trusted'),
		untrusted: token('untrusted'),
		updates: token('updates'),
		disabled: token('disabled'),
	};
}

/** The caller with each token. The disabled source isn't included. */
export function createCallers(
	tokens: Record<TokenName, string>,
	uuid: () => string,
): Map<string, Caller> {
	const callers = new Map<string, Caller>();
	for (const [name, token] of Object.entries(tokens) as Array<[TokenName, string]>) {
		if (name === 'disabled') continue;
		const role = TOKEN_ROLES[name];
		const source = name === 'trusted' || name === 'untrusted';
		callers.set(token, { id: uuid(), name: `Sandbox ${name}`, role, source });
	}
	return callers;
}
