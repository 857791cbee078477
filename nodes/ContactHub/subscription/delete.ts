import { defineDelete } from '../subresource/delete';
import { subscription } from './definition';

export const deleteSubscription = defineDelete(subscription);
