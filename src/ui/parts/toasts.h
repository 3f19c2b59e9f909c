/* What a window says in passing.
 * Invariant: one sentence at a time; a new one takes the place of the last.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _JalonsToasts JalonsToasts;

JalonsToasts *jalons_toasts_new  (AdwToastOverlay *overlay);
void          jalons_toasts_say  (JalonsToasts *self, const char *text, const char *undo_action);
void          jalons_toasts_free (JalonsToasts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsToasts, jalons_toasts_free)

G_END_DECLS
