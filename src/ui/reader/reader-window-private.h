/* The files of JalonsReaderWindow among themselves.
 * Invariant: pdf and search are there together, or neither is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/toasts.h"
#include "ui/reader/reader-print.h"
#include "ui/reader/reader-search.h"
#include "ui/reader/reader-window.h"

G_BEGIN_DECLS

struct _JalonsReaderWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkToggleButton *sidebar_button, *search_button;
  GtkWidget *place, *zoom_box;
  GtkEntry *page_entry;
  GtkLabel *n_pages;
  GtkMenuButton *menu_button, *zoom_button;
  GtkWidget *zoom_out, *zoom_in, *previous_match, *next_match;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *search_count;
  GtkStack *stack, *side;
  GtkStackPage *outline_page;
  GtkWidget *switcher;
  GtkScrolledWindow *scrolled, *thumbnails_scrolled, *outline_scrolled;
  AdwStatusPage *locked, *failed;
  GtkEditable *password;
  JalonsReaderPages *pages, *thumbnails;

  JalonsToasts *said;
  char *path;
  char *name;
  JalonsPdf *pdf; /* NULL: not open */
  JalonsReaderSearch *search;
  GtkPrintOperation *printing;
  GCancellable *cancellable;
  unsigned first_page; /* to begin with, from 0 */
  char *first_words;   /* to look for at first, or NULL */
};

/* reader-window-search.c */
GArray *jalons_reader_window_marks_of          (unsigned page, int *current, gpointer window);
void    jalons_reader_window_update_count      (JalonsReaderWindow *self);
void    jalons_reader_window_on_searched       (gpointer window);
void    jalons_reader_window_on_search_changed (JalonsReaderWindow *self);
void    jalons_reader_window_step_match        (JalonsReaderWindow *self, int direction);
void    jalons_reader_window_on_next_match     (JalonsReaderWindow *self);
void    jalons_reader_window_on_previous_match (JalonsReaderWindow *self);
void    jalons_reader_window_on_stop_search    (JalonsReaderWindow *self);
void    jalons_reader_window_on_search_toggled (JalonsReaderWindow *self);

/* reader-window-moves.c */
void    jalons_reader_window_install_moves     (GtkWidgetClass *widget_class);
void    jalons_reader_window_add_wheel         (JalonsReaderWindow *self);

/* reader-window-paper.c */
void    jalons_reader_window_say               (const char *sentence, gpointer window);
void    jalons_reader_window_print             (GtkWidget *widget, const char *action, GVariant *parameter);
void    jalons_reader_window_save_copy         (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
