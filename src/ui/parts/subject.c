/* What a widget shows.
 * Invariant: what is nearest to the keyboard wins: a field before the page that it is on.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/subject.h"

#define KEY "jalons-subject"

static void
subject_free (gpointer data)
{
  JalonsSubject *subject = data;

  g_free ((char *) subject->id);
  g_free (subject);
}

/**
 * jalons_subject_set:
 * @id: (nullable): of the object that @widget shows from now on; %NULL when it shows none
 * @field: (nullable): when @widget shows no more of it than that
 */
void
jalons_subject_set (GtkWidget *widget,
                    JalonsEntityId entity,
                    const char *id,
                    const JalonsField *field)
{
  JalonsSubject *subject = id != NULL ? g_new (JalonsSubject, 1) : NULL;

  if (subject != NULL)
    *subject = (JalonsSubject){ entity, g_strdup (id), field };
  g_object_set_data_full (G_OBJECT (widget), KEY, subject, subject_free);
}

/**
 * jalons_subject_find:
 * @widget: (nullable): the widget that has the keyboard
 *
 * Returns: (transfer none) (nullable): what it shows, or else the widget around it, and so on
 */
const JalonsSubject *
jalons_subject_find (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const JalonsSubject *subject = g_object_get_data (G_OBJECT (widget), KEY);

      if (subject != NULL)
        return subject;
    }
  return NULL;
}
