import { nothingToUpdateError, path, updateFields, withLock } from '../../kit';
import { headFields, updateCampaignInfo } from '../../constantContactShared/fields/campaignFields';
import { requireDraft } from '../../constantContactShared/requireDraft';
import { define } from '../operation';
import { clearTexts, fieldsToClear } from './clearing';
import { buildCampaignEntry, type CampaignValues } from './entry';
import {
	campaignField,
	contentFields,
	optionalFields,
	organizationFields,
	senderFields,
} from './fields';
import { campaignSchema } from './schema';
import { pickTexts, pickValuesToKeep, withValues } from './values';

export const updateCampaign = define.item({
	...updateCampaignInfo,
	output: campaignSchema,
	fields: {
		campaign: campaignField,
		updateFields: updateFields({
			...headFields,
			...contentFields,
			...optionalFields,
			...organizationFields,
			...senderFields,
			fieldsToClear,
		}),
	},
	async run({ api, params: { campaign, updateFields } }) {
		const filled = pickTexts(updateFields);
		const { lists = [], fromEmail, replyToEmail } = updateFields;
		const changes: Partial<CampaignValues> = {
			texts: { ...filled, ...clearTexts(updateFields.fieldsToClear ?? [], filled) },
			...(lists.length > 0 && { lists }),
			...(fromEmail !== undefined && { fromEmail }),
			...(replyToEmail !== undefined && { replyToEmail }),
		};
		const { texts, ...others } = changes;
		if (Object.keys({ ...texts, ...others }).length === 0)
			throw nothingToUpdateError("Fill in a field under 'Update Fields'.");
		const target = path`/campaigns/${campaign}`;
		return await withLock(api.uri(target), async () => {
			const current = await api.get(target);
			requireDraft(current);
			const kept = pickValuesToKeep(current);
			const wanted = { ...kept, ...others, texts: { ...kept.texts, ...texts } };
			await api.put(target, buildCampaignEntry(api, wanted, api.uri(target)));
			return withValues(api, current, changes);
		});
	},
});
