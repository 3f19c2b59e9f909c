/* Long work in sight.
 * Invariant: closing the window is the same as stopping the work; where it cannot be stopped, the window does not close.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/busy.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Before this many milliseconds nothing is shown. */
#define PATIENCE 400
/* So often the bar moves. */
#define PULSE 150

struct _JalonsBusy
{
  GtkWindow *window; /* NULL once it is closed */
  GtkProgressBar *bar;
  GCancellable *cancellable;
  guint patience;
  guint pulse;
  gboolean is_known; /* how far it is */
  GObject *worker;   /* (nullable): that says how far */
};

static gboolean
on_close (JalonsBusy *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  self->window = NULL;
  return FALSE;
}

/* How long it takes nobody knows, or nobody said yet. */
static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (((JalonsBusy *) data)->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
lose_patience (gpointer data)
{
  JalonsBusy *self = data;

  self->patience = 0;
  if (!self->is_known)
    self->pulse = g_timeout_add (PULSE, pulse, self);
  gtk_window_present (self->window);
  return G_SOURCE_REMOVE;
}

static GtkEventController *
close_on_escape (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *escape =
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), escape);
  return controller;
}

static JalonsBusy *
new_busy (GtkWindow *parent,
          const char *text,
          GtkWidget **box)
{
  JalonsBusy *self = g_new0 (JalonsBusy, 1);
  GtkWidget *label = gtk_label_new (text);

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->cancellable = g_cancellable_new ();
  self->window = g_object_new (ADW_TYPE_WINDOW, "title", text, "modal", TRUE, "transient-for", parent, "resizable", FALSE,
                               "default-width", 360, NULL);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (*box, "busy");
  gtk_box_append (GTK_BOX (*box), label);
  gtk_box_append (GTK_BOX (*box), GTK_WIDGET (self->bar));
  adw_window_set_content (ADW_WINDOW (self->window), *box);
  gtk_widget_add_controller (GTK_WIDGET (self->window), close_on_escape ());
  self->patience = g_timeout_add (PATIENCE, lose_patience, self);
  return self;
}

/**
 * jalons_busy_new:
 * @text: what is being done, a sentence
 *
 * Returns: (transfer full): to be freed when the work is done
 */
JalonsBusy *
jalons_busy_new (GtkWindow *parent,
                 const char *text)
{
  GtkWidget *box, *stop = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  JalonsBusy *self = new_busy (parent, text, &box);

  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stop), "window.close");
  gtk_box_append (GTK_BOX (box), stop);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (on_close), self);
  return self;
}

static gboolean
stay (JalonsBusy *self)
{
  return TRUE;
}

/**
 * jalons_busy_new_firm:
 * @text: what is being done, a sentence
 *
 * For work that is done whole once it was begun: there is no way to stop it.
 *
 * Returns: (transfer full): to be freed when the work is done
 */
JalonsBusy *
jalons_busy_new_firm (GtkWindow *parent,
                      const char *text)
{
  GtkWidget *box;
  JalonsBusy *self = new_busy (parent, text, &box);

  gtk_window_set_deletable (self->window, FALSE);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (stay), self);
  return self;
}

/**
 * jalons_busy_get_cancellable:
 *
 * Returns: (transfer none): is cancelled when the user stops the work
 */
GCancellable *
jalons_busy_get_cancellable (JalonsBusy *self)
{
  return self->cancellable;
}

/**
 * jalons_busy_set_fraction:
 * @fraction: of the work, how much is done
 */
void
jalons_busy_set_fraction (JalonsBusy *self,
                          double fraction)
{
  self->is_known = TRUE;
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->window != NULL)
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
on_fraction (GObject *worker,
             GParamSpec *pspec,
             JalonsBusy *self)
{
  double fraction;

  g_object_get (worker, "fraction", &fraction, NULL);
  if (fraction >= 0)
    jalons_busy_set_fraction (self, fraction);
}

/**
 * jalons_busy_follow:
 * @worker: whose property "fraction" says from 0 to 1 how much is done, less than 0 while nobody knows
 *
 * Shows how far @worker is, until the end.
 */
void
jalons_busy_follow (JalonsBusy *self,
                    GObject *worker)
{
  g_return_if_fail (self->worker == NULL);
  self->worker = g_object_ref (worker);
  g_signal_connect (worker, "notify::fraction", G_CALLBACK (on_fraction), self);
}

void
jalons_busy_free (JalonsBusy *self)
{
  if (self->worker != NULL)
    g_signal_handlers_disconnect_by_data (self->worker, self);
  g_clear_object (&self->worker);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->window != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->window, self);
      gtk_window_destroy (self->window);
    }
  g_object_unref (self->cancellable);
  g_free (self);
}
