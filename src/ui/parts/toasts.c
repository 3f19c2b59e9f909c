/* What a window says in passing.
 * Invariant: libadwaita 1.2 frees a toast that is dismissed while it still slides in, and then moves it on: one that is
 * that young is not dismissed, it says the new words itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/toasts.h"

#include <glib/gi18n-lib.h>

struct _JalonsToasts
{
  AdwToastOverlay *overlay;
  AdwToast *shown; /* NULL when there is none */
  gint64 shown_at; /* by the monotonic clock */
};

/**
 * jalons_toasts_new:
 * @overlay: where toasts are shown; it outlives what is returned
 *
 * Returns: (transfer full): nothing said yet
 */
JalonsToasts *
jalons_toasts_new (AdwToastOverlay *overlay)
{
  JalonsToasts *self = g_new0 (JalonsToasts, 1);

  self->overlay = overlay;
  return self;
}

static void
on_dismissed (AdwToast *toast,
              JalonsToasts *self)
{
  if (self->shown == toast)
    self->shown = NULL;
}

static gboolean
is_young (JalonsToasts *self)
{
  return g_get_monotonic_time () - self->shown_at < G_USEC_PER_SEC;
}

static void
replace_toast (JalonsToasts *self)
{
  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
  self->shown = adw_toast_new ("");
  self->shown_at = g_get_monotonic_time ();
  g_signal_connect (self->shown, "dismissed", G_CALLBACK (on_dismissed), self);
}

/**
 * jalons_toasts_say:
 * @text: a sentence, not markup
 * @undo_action: (nullable): the action of a button that offers to undo
 */
void
jalons_toasts_say (JalonsToasts *self,
                   const char *text,
                   const char *undo_action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  gboolean fresh = self->shown == NULL || !is_young (self);

  if (fresh)
    replace_toast (self);
  adw_toast_set_title (self->shown, markup);
  adw_toast_set_button_label (self->shown, undo_action ? _ ("_Undo") : NULL);
  adw_toast_set_action_name (self->shown, undo_action);
  if (fresh)
    adw_toast_overlay_add_toast (self->overlay, self->shown);
}

void
jalons_toasts_free (JalonsToasts *self)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_free (self);
}
