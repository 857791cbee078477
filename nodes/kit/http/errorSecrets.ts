import { ServerError, TokenError, TransportError } from '../errors/errors';
import type { SecretBlanker } from './secrets';

/** The same error with every secret blanked out: a server may echo what it was sent. */
export function removeSecrets(error: unknown, secrets: SecretBlanker): unknown {
	const blank = (text: string) => secrets.blank(text);
	if (error instanceof ServerError) {
		const details = error.details.map(({ path, message }) => ({
			path: path && blank(path),
			message: blank(message),
		}));
		return error.with({
			request: blank(error.request),
			serverMessage: blank(error.serverMessage),
			details,
		});
	}
	if (error instanceof TransportError) {
		const { problem, request, seen, mayHaveActed } = error;
		return new TransportError(problem, blank(request), blank(seen), mayHaveActed);
	}
	if (error instanceof TokenError) {
		return new TokenError(error.problem, blank(error.request), blank(error.seen));
	}
	return error;
}
