import type { Product } from '../../kit';
import { ContactHubApi } from './client';
import { knownErrors } from './knownErrors';

/** What node, trigger and the editor's lists use. */
export const contactHub: Product<ContactHubApi> = {
	product: 'ContactHub',
	knownErrors,
	connect: ContactHubApi.connect,
};
