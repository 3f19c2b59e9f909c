/* The names that a screen reader says, where GTK would have it say others or none.
 * Invariant: what GTK names well is left as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/spoken.h"

/**
 * jalons_spoken_set_name:
 * @widget: a button that shows fewer words than are to be said
 *
 * GTK 4.8 says the name that such a button was given; for GTK 4.18 the label in it counts for more.
 */
void
jalons_spoken_set_name (GtkWidget *widget,
                        const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
on_mapped (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return TRUE;
  g_object_get (widget, "text", &text, NULL);
  if (text != NULL && *text != '\0')
    jalons_spoken_set_name (widget, text);
  return TRUE;
}

/**
 * jalons_spoken_name_menus:
 *
 * The items of a #GtkPopoverMenu are widgets of a private type. GTK 4.18 has them labelled by labels that are there for the
 * eye alone, from which it then takes no name. From now on each item gets its own words as it appears, those of GTK's own
 * menus too.
 */
void
jalons_spoken_name_menus (void)
{
  if (gtk_get_minor_version () < 10)
    return;
  g_type_class_ref (GTK_TYPE_WIDGET); /* its signals exist from then on */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_mapped, NULL, NULL);
}
