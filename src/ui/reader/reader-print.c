/* A GtkPrintOperation whose pages come one after the other from jalons-reader.
 * Invariant: the operation waits for each page without keeping the window from anything; when it is cancelled, so is the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-print.h"

#include <glib/gi18n-lib.h>

#define DOTS_PER_INCH 300

typedef struct
{
  JalonsPdf *pdf;
  JalonsReaderPrintFailed failed;
  gpointer data;
  GCancellable *cancellable;
  GtkPrintContext *context; /* of the page that is awaited */
} Printing;

static void
printing_free (gpointer data,
               GClosure *closure)
{
  Printing *printing = data;

  g_cancellable_cancel (printing->cancellable);
  g_object_unref (printing->cancellable);
  g_object_unref (printing->pdf);
  g_free (printing);
}

/* As large as on paper if the sheet is large enough, in its middle. */
static void
paint (GtkPrintContext *context,
       const JalonsPdfPicture *picture,
       double points_wide,
       double points_high)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double sheet_wide = gtk_print_context_get_width (context), sheet_high = gtk_print_context_get_height (context);
  double size = MIN (1, MIN (sheet_wide / points_wide, sheet_high / points_high));
  cairo_surface_t *surface =
    cairo_image_surface_create_for_data ((guchar *) g_bytes_get_data (picture->pixels, NULL), CAIRO_FORMAT_RGB24,
                                         picture->width, picture->height, picture->stride);

  cairo_translate (cr, (sheet_wide - points_wide * size) / 2, (sheet_high - points_high * size) / 2);
  cairo_scale (cr, points_wide * size / picture->width, points_high * size / picture->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0); /* lets go of the pixels: the surface may have been copied, or not */
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
on_page (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GtkPrintOperation) operation = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonsPdfPicture) picture = jalons_pdf_render_finish (result, &error);
  Printing *printing;
  double wide, high;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the operation is over */
  printing = g_object_get_data (G_OBJECT (operation), "printing");
  if (picture != NULL)
    {
      jalons_pdf_get_page_size (printing->pdf, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (operation), "page")), &wide, &high);
      paint (printing->context, picture, wide, high);
    }
  else
    printing->failed (error->message, printing->data);
  gtk_print_operation_draw_page_finish (operation);
}

static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext *context,
           int page,
           Printing *printing)
{
  gtk_print_operation_set_defer_drawing (operation);
  printing->context = context;
  g_object_set_data (G_OBJECT (operation), "printing", printing);
  g_object_set_data (G_OBJECT (operation), "page", GUINT_TO_POINTER (page));
  jalons_pdf_render_async (printing->pdf, (unsigned) page, DOTS_PER_INCH / 72.0, G_PRIORITY_DEFAULT + 50,
                           printing->cancellable, on_page, g_object_ref (operation));
}

/* Each page on a sheet that lies as it does. */
static void
request_page_setup (GtkPrintOperation *operation,
                    GtkPrintContext *context,
                    int page,
                    GtkPageSetup *setup,
                    Printing *printing)
{
  double wide, high;

  jalons_pdf_get_page_size (printing->pdf, (unsigned) page, &wide, &high);
  gtk_page_setup_set_orientation (setup, wide > high ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
on_done (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         Printing *printing)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (printing->cancellable);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  printing->failed (error != NULL ? error->message : _ ("The printer did not take the pages."), printing->data);
}

/**
 * jalons_reader_print_new:
 * @name: what the printer's queue calls it
 * @failed: called with a sentence for each page that is left out, and if the printer refuses
 *
 * Returns: (transfer full): an operation to be run
 */
GtkPrintOperation *
jalons_reader_print_new (JalonsPdf *pdf,
                         const char *name,
                         JalonsReaderPrintFailed failed,
                         gpointer data)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);

  printing->pdf = g_object_ref (pdf);
  printing->failed = failed;
  printing->data = data;
  printing->cancellable = g_cancellable_new ();
  gtk_print_operation_set_n_pages (operation, (int) jalons_pdf_get_n_pages (pdf));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), printing, printing_free, 0);
  return operation;
}
