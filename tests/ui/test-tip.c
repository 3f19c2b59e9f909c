/* What is cut is read beside the pointer, and what is whole is not said twice.
 * Invariant: the label is as wide as its window lets it be, as in the real ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "ui/parts/tip.h"

#define NAME "Collège Pierre-Gilles-de-Gennes, section d’enseignement général et professionnel adapté"

typedef struct
{
  const char *name;
  int width;
  gboolean is_told;
} Case;

static const Case cases[] = {
  { "cut", 200, TRUE },
  { "whole", 1200, FALSE },
};

static void
test_whole (gconstpointer data)
{
  const Case *one = data;
  GtkWidget *window = gtk_window_new (), *label = gtk_label_new (NAME);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean is_told = FALSE;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  jalons_tip_whole (GTK_LABEL (label));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), one->width, 80);
  gtk_window_present (GTK_WINDOW (window));
  sample_settle ();
  g_assert_true (gtk_widget_get_has_tooltip (label));
  g_signal_emit_by_name (label, "query-tooltip", 10, 10, FALSE, tooltip, &is_told);
  g_assert_cmpint (is_told, ==, one->is_told);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tip/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_whole);
    }
  return g_test_run ();
}
