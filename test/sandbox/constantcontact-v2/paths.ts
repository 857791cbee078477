function decoded(part: string): string | undefined {
	try {
		return part === '' ? undefined : decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

/** The parsed path patterns of all endpoints, against which each request is matched. */
const patterns = new Map<string, string[]>();

function namesIn(pattern: string): string[] {
	const known = patterns.get(pattern);
	if (known) return known;
	const names = pattern.split('/');
	patterns.set(pattern, names);
	return names;
}

/** Values of the `:name` parts of a path that matches the pattern; undefined if it doesn't. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
	const [names, parts] = [namesIn(pattern), path.split('/')];
	if (names.length !== parts.length) return undefined;
	const params: Record<string, string> = {};
	for (const [at, name] of names.entries()) {
		const part = parts[at]!;
		if (!name.startsWith(':')) {
			if (name !== part) return undefined;
			continue;
		}
		const value = decoded(part);
		if (value === undefined) return undefined;
		params[name.slice(1)] = value;
	}
	return params;
}

/**
 * The wrong path used in samples of the documentation (V2 API 1.5): that of a campaign for the tracking of a contact, an old one
 * for the tracking of a campaign.
 */
export function wrongPath(path: string): string {
	return path
		.replace(/^\/v2\/emailmarketing\/campaigns\/(?=[^/]+\/tracking)/, '/v2/emailcampaigns/')
		.replace(/^\/v2\/contacts\/(?=[^/]+\/tracking)/, '/v2/emailmarketing/campaigns/');
}
