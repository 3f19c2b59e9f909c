/* What of the three panes of a view a width shows.
 * Invariant: what is asked is which panes are there and that they fill the width, whatever they measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"
#include "ui/parts/panes.h"

#define LIST   260
#define PAGE   440
#define EDITOR 300

static GtkWidget *
new_pane (int width)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (pane, width, 100);
  return pane;
}

/* The width of a pane, or 0 when it is not shown. */
static int
width_of (GtkWidget *pane)
{
  return gtk_widget_get_child_visible (pane) ? gtk_widget_get_width (pane) : 0;
}

static void
test_widths (void)
{
  static const struct
  {
    int width;
    gboolean list_open, editor_open;
    gboolean list, page, editor; /* what is shown */
  } cases[] = {
    { 1366, TRUE, TRUE, TRUE, TRUE, TRUE },
    { 1366, FALSE, FALSE, TRUE, TRUE, FALSE },
    { 800, TRUE, FALSE, TRUE, TRUE, FALSE },
    { 701, TRUE, FALSE, TRUE, TRUE, FALSE },
    { 699, FALSE, FALSE, FALSE, TRUE, FALSE },
    { 699, TRUE, FALSE, TRUE, FALSE, FALSE },
    { 810, TRUE, TRUE, FALSE, TRUE, TRUE },
    { 600, TRUE, TRUE, FALSE, FALSE, TRUE },
  };
  GtkWidget *panes = g_object_ref_sink (g_object_new (JALONS_TYPE_PANES, NULL));
  GtkWidget *list = new_pane (LIST), *page = new_pane (PAGE), *editor = new_pane (EDITOR);

  jalons_panes_set_list (JALONS_PANES (panes), list);
  jalons_panes_set_page (JALONS_PANES (panes), page);
  jalons_panes_set_editor (JALONS_PANES (panes), editor);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d pixels, %s%s", cases[i].width, cases[i].list_open ? "list " : "",
                      cases[i].editor_open ? "editor" : "");
      jalons_panes_set_list_open (JALONS_PANES (panes), cases[i].list_open);
      jalons_panes_set_editor_open (JALONS_PANES (panes), cases[i].editor_open);
      gtk_widget_measure (panes, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (panes, cases[i].width, 400, -1, NULL);
      g_assert_cmpint (width_of (list) > 0, ==, cases[i].list);
      g_assert_cmpint (width_of (page) > 0, ==, cases[i].page);
      g_assert_cmpint (width_of (editor) > 0, ==, cases[i].editor);
      g_assert_cmpint (width_of (list) + width_of (page) + width_of (editor), ==, cases[i].width);
      g_assert_cmpint (jalons_panes_fit (JALONS_PANES (panes), cases[i].list_open, cases[i].editor_open), ==,
                       cases[i].page && (cases[i].list || !cases[i].list_open));
      g_assert_cmpint (jalons_panes_keep_list (JALONS_PANES (panes), cases[i].editor_open), ==, cases[i].list);
    }
  g_object_unref (panes);
}

/* A page that wants more room than it must have takes it from the list, and from nothing else. */
static void
test_page_least (void)
{
  GtkWidget *panes = g_object_ref_sink (g_object_new (JALONS_TYPE_PANES, NULL));
  GtkWidget *list = new_pane (LIST), *page = new_pane (PAGE);
  int least;

  jalons_panes_set_list (JALONS_PANES (panes), list);
  jalons_panes_set_page (JALONS_PANES (panes), page);
  jalons_panes_set_page_least (JALONS_PANES (panes), PAGE + 120);
  gtk_widget_measure (panes, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, PAGE);
  gtk_widget_allocate (panes, LIST + PAGE + 119, 400, -1, NULL);
  g_assert_cmpint (width_of (list), ==, 0);
  gtk_widget_measure (panes, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (panes, LIST + PAGE + 120, 400, -1, NULL);
  g_assert_cmpint (width_of (list), ==, LIST);
  g_object_unref (panes);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/panes/widths", test_widths);
  g_test_add_func ("/ui/panes/page-least", test_page_least);
  return g_test_run ();
}
