import type { Field } from '../../kit';
import { listChoices } from './listChoices';

/**
 * The contact lists that a campaign is sent to.
 *
 * @param loadOptionsMethod name of the node's method that returns the lists
 */
export function campaignLists(loadOptionsMethod: string): Field<string[]> {
	return listChoices(loadOptionsMethod, { description: 'Required before it is scheduled.' });
}
