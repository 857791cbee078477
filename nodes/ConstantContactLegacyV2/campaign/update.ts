import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { headFields, updateCampaignInfo } from '../../constantContactShared/fields/campaignFields';
import { requireDraft } from '../../constantContactShared/requireDraft';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import {
	buildCampaignBody,
	toContent,
	pickContentToKeep,
	isEmpty,
	withChanges,
	omit,
} from './content';
import {
	clearing,
	contentFields,
	messageFooterField,
	optionalFields,
	senderFields,
} from './fields';
import { toCampaign } from './record';
import { campaignSchema } from './schema';

export const updateCampaign = define.item({
	...updateCampaignInfo,
	output: campaignSchema,
	fields: {
		campaign: campaignField,
		updateFields: updateFields({
			...headFields,
			...contentFields,
			...optionalFields,
			...senderFields,
			fieldsToClear: clearing.field,
		}),
		messageFooter: messageFooterField,
	},
	async run({ api, params: { campaign, updateFields, messageFooter } }) {
		const values = Object.entries({ ...updateFields, ...messageFooter });
		const filled = values.flatMap(([name, value]) => (value === undefined ? [] : [name]));
		const cleared = clearing.check(updateFields.fieldsToClear ?? [], filled);
		const changes = toContent(updateFields, messageFooter);
		if (isEmpty(changes) && cleared.length === 0)
			throw nothingToUpdateError("Fill in a field under 'Update Fields'.");
		const target = path`/emailmarketing/campaigns/${campaign}`;
		return await withLock(
			api.getKey(target),
			async () => {
				const current = await api.get(target);
				requireDraft(current);
				const wanted = omit(withChanges(pickContentToKeep(current), changes), cleared);
				return toCampaign(await api.put(target, buildCampaignBody(wanted)));
			},
			api.stopSignal,
		);
	},
});
