import type { Clock } from '../../clock';
import type { Random } from '../../random';
import type { ConstantContactV3Options } from '../options';
import type { Scope, UserRole } from '../privileges';
import { accessTokenText, opaqueText } from './tokenText';

const DAY_MS = 86_400_000;

/** A person's consent for an application. */
export interface Grant {
	id: string;
	clientId: string;
	scopes: Scope[];
	role: UserRole;
}

/** Tokens as issued by the token endpoint. */
export interface Tokens {
	accessToken: string;
	/** Undefined without the scope offline_access (V3 API 2). */
	refreshToken?: string;
}

/** An authorization code and the parameters of its request. */
export interface Code {
	grant: Grant;
	redirectUri: string;
	challenge?: string;
	issuedTime: number;
}

interface RefreshToken {
	grant: Grant;
	/** When it was issued or last used. */
	usedTime: number;
	isEnded: boolean;
}

/** Codes and tokens of the authorization server (V3 API 2). */
export class Grants {
	private readonly codes = new Map<string, Code>();
	private readonly accessTokens = new Map<string, { grant: Grant; issuedTime: number }>();
	private readonly refreshTokens = new Map<string, RefreshToken>();

	constructor(
		private readonly options: ConstantContactV3Options,
		private readonly clock: Clock,
		private readonly random: Random,
	) {}

	/** Records a person's consent. */
	create(clientId: string, scopes: Scope[], role?: UserRole): Grant {
		const { options } = this;
		const grant = { id: this.random.uuid(), clientId, scopes };
		// The role of the account's user may change during a token's lifetime, unless a test fixes it
		if (role !== undefined) return { ...grant, role };
		return {
			...grant,
			get role() {
				return options.userRole;
			},
		};
	}

	/** A code that can be redeemed once. */
	issueCode(grant: Grant, redirectUri: string, challenge: string | undefined): string {
		const code = opaqueText(this.random, 43);
		this.codes.set(code, { grant, redirectUri, challenge, issuedTime: this.clock.now() });
		return code;
	}

	/** Redeems a code; undefined the second time, or if it has expired. */
	redeemCode(text: string): Code | undefined {
		const code = this.codes.get(text);
		this.codes.delete(text);
		const { codeSeconds } = this.options;
		const age = this.clock.now() - (code?.issuedTime ?? 0);
		return age <= codeSeconds * 1000 ? code : undefined;
	}

	/** The first tokens for a grant. */
	issue(grant: Grant): Tokens {
		const accessToken = this.issueAccessToken(grant);
		if (!grant.scopes.includes('offline_access')) return { accessToken };
		return { accessToken, refreshToken: this.issueRefreshToken(grant) };
	}

	/** New tokens for a refresh token of this application; undefined if it is unknown, revoked, or of another application. */
	refresh(text: string, clientId: string): Tokens | undefined {
		const now = this.clock.now();
		const { refreshTokens, refreshTokenDays, reuseRevokesGrant } = this.options;
		const token = this.refreshTokens.get(text);
		if (token === undefined || token.grant.clientId !== clientId) return undefined;
		if (token.isEnded) {
			if (reuseRevokesGrant) this.revoke(token.grant);
			return undefined;
		}
		if (now - token.usedTime > refreshTokenDays * DAY_MS) return undefined;
		token.usedTime = now;
		const accessToken = this.issueAccessToken(token.grant);
		if (refreshTokens === 'longLived') return { accessToken, refreshToken: text };
		this.endRefreshTokens(token.grant);
		return { accessToken, refreshToken: this.issueRefreshToken(token.grant) };
	}

	/** The user and scopes of a valid access token. */
	withAccessToken(text: string, now: number): Grant | undefined {
		const token = this.accessTokens.get(text);
		if (token === undefined) return undefined;
		const age = now - token.issuedTime;
		return age < this.options.accessTokenSeconds * 1000 ? token.grant : undefined;
	}

	/** Expires access tokens: all, or those of one grant. */
	expireAccessTokens(grant?: Grant): void {
		for (const [text, token] of this.accessTokens) {
			if (grant === undefined || token.grant === grant) this.accessTokens.delete(text);
		}
	}

	/** Revokes refresh tokens: all, or those of one grant. */
	revoke(grant?: Grant): void {
		this.endRefreshTokens(grant);
	}

	private endRefreshTokens(grant?: Grant): void {
		for (const token of this.refreshTokens.values()) {
			if (grant === undefined || token.grant === grant) token.isEnded = true;
		}
	}

	private issueAccessToken(grant: Grant): string {
		const issuedTime = this.clock.now();
		const text = accessTokenText(grant, issuedTime, this.options.accessTokenSeconds, this.random);
		this.accessTokens.set(text, { grant, issuedTime });
		return text;
	}

	private issueRefreshToken(grant: Grant): string {
		const text = opaqueText(this.random, 43);
		this.refreshTokens.set(text, { grant, usedTime: this.clock.now(), isEnded: false });
		return text;
	}
}
