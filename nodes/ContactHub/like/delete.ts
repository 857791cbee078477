import { defineDelete } from '../subresource/delete';
import { like } from './definition';

export const deleteLike = defineDelete(like);
