import type { ApiResponse, Api, ApiRequest } from '../../http';
import type { Account } from '../state';
import { authorize } from './authorize';
import { OAuthError, oauthErrorResponse, oauthErrorBody } from './errors';
import { issueTokens } from './token';

/** The endpoints of the authorization server are below this. */
export const OAUTH_PREFIX = '/oauth2/default/v1';

type Serve = (account: Account, request: ApiRequest) => ApiResponse;

function guarded(account: Account, serve: Serve): (request: ApiRequest) => ApiResponse {
	return (request) => {
		account.runDue(account.clock.now());
		try {
			return serve(account, request);
		} catch (error) {
			if (!(error instanceof OAuthError)) throw error;
			return oauthErrorResponse(error);
		}
	};
}

/** The authorization server (V3 API 2). */
export function createOAuthApi(account: Account): Api {
	return {
		prefix: OAUTH_PREFIX,
		routes: [
			{
				method: 'GET',
				path: '/authorize',
				run: guarded(account, (_account, request) => {
					request.markHandled();
					return authorize(account, request);
				}),
			},
			{ method: 'POST', path: '/token', run: guarded(account, issueTokens) },
		],
		notFound: guarded(account, (_account, { path }) => {
			throw new OAuthError('invalid_request', `There is nothing at ${path}.`, 404);
		}),
		errorBody: (status) => oauthErrorBody('server_error', `sandbox fault ${status}`),
	};
}
