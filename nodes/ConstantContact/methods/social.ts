import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { compareNames } from '../../kit';
import { PROFILES } from '../socialPost/fields';
import { loadFromApi } from './loadFromApi';

/** Connected profiles on social networks, which can be posted to. */
export async function getSocialProfiles(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await loadFromApi(this, 'list social profiles', async (api) => {
		const profiles = await api.list(PROFILES);
		return profiles
			.filter(({ connected }) => connected === true)
			.map(({ profile_id: id, name, network }) => ({
				name: `${String(name)} (${String(network)})`,
				value: String(id),
			}))
			.sort((left, right) => compareNames(left.name, right.name));
	});
}
