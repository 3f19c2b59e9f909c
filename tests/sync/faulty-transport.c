/* Lost requests, lost answers, cut and empty uploads that are told to be well, cut downloads.
 * Invariant: as in the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faulty-transport.h"

struct _FaultyTransport
{
  GObject parent;
  JalonsTransport *inner;
  GRand *rand;
  gboolean is_well;
  guint count;
};

/* After the inner one did it. */
typedef enum
{
  GOOD,
  LOSE_ANSWER,
  CUT_ANSWER,
} Ending;

typedef struct
{
  GTask *task;
  const JalonsErrand *errand;
  Ending ending;
  FaultyTransport *self;
} Trip;

static gboolean
hit (FaultyTransport *self,
     double chance)
{
  gboolean hits = !self->is_well && g_rand_double (self->rand) < chance;

  self->count += hits ? 1 : 0;
  return hits;
}

static void
lose (GTask *task)
{
  g_task_return_error (task, jalons_trouble_new (JALONS_TROUBLE_OFFLINE, "faulty", NULL));
  g_object_unref (task);
}

static void
on_done (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autofree Trip *trip = data;
  JalonsTransport *inner = JALONS_TRANSPORT (object);
  GError *error = NULL;
  gpointer pointer = NULL;
  GDestroyNotify free_pointer = NULL;

  if (trip->errand->kind == JALONS_ERRAND_LIST)
    {
      pointer = jalons_transport_list_finish (inner, result, &error);
      free_pointer = (GDestroyNotify) g_array_unref;
    }
  else if (trip->errand->kind == JALONS_ERRAND_GET)
    {
      pointer = jalons_transport_get_finish (inner, result, &error);
      free_pointer = (GDestroyNotify) g_bytes_unref;
    }
  else
    jalons_transport_put_finish (inner, result, &error);

  if (error != NULL)
    g_task_return_error (trip->task, error);
  else if (trip->ending == LOSE_ANSWER)
    g_task_return_error (trip->task, jalons_trouble_new (JALONS_TROUBLE_OFFLINE, "faulty", NULL));
  else if (trip->ending == CUT_ANSWER && pointer != NULL)
    {
      gsize length = g_bytes_get_size (pointer);
      GBytes *part = g_bytes_new_from_bytes (pointer, 0, (gsize) g_rand_int_range (trip->self->rand, 0, (int) length + 1));

      g_bytes_unref (pointer);
      g_task_return_pointer (trip->task, part, free_pointer);
    }
  else if (free_pointer != NULL)
    g_task_return_pointer (trip->task, pointer, free_pointer);
  else
    g_task_return_boolean (trip->task, TRUE);
  g_object_unref (trip->task);
}

static void
put (FaultyTransport *self,
     const JalonsErrand *errand,
     GTask *task,
     Trip *trip)
{
  gsize length = g_bytes_get_size (errand->bytes);
  g_autoptr (GBytes) bytes = g_bytes_ref (errand->bytes);

  if (hit (self, 0.05))
    {
      g_free (trip);
      lose (task);
      return;
    }
  if (hit (self, 0.03))
    {
      g_free (trip);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  if (hit (self, 0.05))
    trip->ending = LOSE_ANSWER;
  if (hit (self, 0.08))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = g_bytes_new_from_bytes (errand->bytes, 0, hit (self, 0.5) ? 0 : length / 2);
    }
  jalons_transport_put_async (self->inner, errand->name, bytes, errand->is_new, g_task_get_cancellable (task), on_done, trip);
}

static void
run (JalonsTransport *transport,
     const JalonsErrand *errand,
     GTask *task)
{
  FaultyTransport *self = FAULTY_TRANSPORT (transport);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Trip *trip = g_new0 (Trip, 1);

  trip->task = g_object_ref (task);
  trip->errand = errand;
  trip->self = self;
  if (errand->kind == JALONS_ERRAND_PUT)
    put (self, errand, task, trip);
  else if (hit (self, 0.04))
    {
      g_free (trip);
      lose (task);
    }
  else if (errand->kind == JALONS_ERRAND_LIST)
    jalons_transport_list_async (self->inner, errand->name, cancellable, on_done, trip);
  else if (errand->kind == JALONS_ERRAND_GET)
    {
      trip->ending = hit (self, 0.03) ? CUT_ANSWER : GOOD;
      jalons_transport_get_async (self->inner, errand->name, errand->max_bytes, cancellable, on_done, trip);
    }
  else if (errand->kind == JALONS_ERRAND_DELETE)
    jalons_transport_delete_async (self->inner, errand->name, errand->superseded, cancellable, on_done, trip);
  else
    jalons_transport_make_folder_async (self->inner, errand->name, cancellable, on_done, trip);
}

static void
transport_init (JalonsTransportInterface *iface)
{
  iface->run = run;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FaultyTransport,
                               faulty_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_TRANSPORT, transport_init))

static void
faulty_transport_finalize (GObject *object)
{
  FaultyTransport *self = FAULTY_TRANSPORT (object);

  g_object_unref (self->inner);
  g_rand_free (self->rand);
  G_OBJECT_CLASS (faulty_transport_parent_class)->finalize (object);
}

static void
faulty_transport_class_init (FaultyTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = faulty_transport_finalize;
}

static void
faulty_transport_init (FaultyTransport *self)
{
}

FaultyTransport *
faulty_transport_new (JalonsTransport *inner,
                      guint32 seed)
{
  FaultyTransport *self = g_object_new (TYPE_FAULTY_TRANSPORT, NULL);

  self->inner = g_object_ref (inner);
  self->rand = g_rand_new_with_seed (seed);
  return self;
}

void
faulty_transport_mend (FaultyTransport *self)
{
  self->is_well = TRUE;
}

guint
faulty_transport_get_count (FaultyTransport *self)
{
  return self->count;
}
